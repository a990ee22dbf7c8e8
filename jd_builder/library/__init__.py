"""The library: KPIs, qualitative criteria, skills and interview questions, each defined once."""
