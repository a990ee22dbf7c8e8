"""`python -m jd_builder` is `jd`."""

from jd_builder.cli import main

main()
