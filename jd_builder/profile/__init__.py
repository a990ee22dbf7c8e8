"""A role profile: read from YAML, inherited, validated, and everything it may hold."""
