"""The fields of a dossier where a company brings no list of its own; several modules count by them."""

FIELDS = (  # field, section, required, personal: ours, after the article's five sections; a folder may bring its own
    ("phone", "1", True, False),
    ("address", "1", True, False),
    ("bank_details", "1", True, False),
    ("industry", "1", True, False),
    ("sites", "1", True, False),
    ("size", "1", True, False),
    ("strategy", "1", True, False),
    ("contact", "2", True, True),
    ("decision_maker", "2", True, True),
    ("approval", "2", True, False),
    ("limits", "2", True, False),
    ("budget", "3", True, False),
    ("solvency", "3", True, False),
    ("accounts", "3", True, False),
    ("needs", "4", True, False),
    ("quality", "4", True, False),
    ("terms", "4", True, False),
    ("first_deal", "5", True, False),
    ("projects", "5", True, False),
    ("claims", "5", True, False),
    ("news", "1", False, False),
    ("interests", "2", False, True),
    ("payment_calendar", "3", False, False),
    ("season", "4", False, False),
    ("reference", "5", False, False),
)

NEEDED = frozenset(field for field, _, required, _ in FIELDS if required)
