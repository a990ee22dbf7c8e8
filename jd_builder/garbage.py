"""How often a process that builds looks for garbage: seldom enough to cost nothing, often enough that pages do not pile up."""

import gc


def collect_seldom() -> None:
    """Set when garbage is looked for, for the whole process.

    What a build makes, library and views, lives to its end: looking through it every 700 objects costs a twentieth of the
    time. What WeasyPrint leaves of a document, some 60,000 objects that refer to each other, goes at one of the next looks.
    What is being printed during one is taken for lasting, so now and then the lasting is looked through as well.
    """
    gc.set_threshold(100_000, 2, 5)
