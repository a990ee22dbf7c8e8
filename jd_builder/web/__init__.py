"""`jd serve`: the local web app, where a hiring manager moves a target and sees what it changes."""
