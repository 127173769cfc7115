"""The case of the interview in numbers: an account of 5,000 units pays for everybody's discount.

The interview of 2012 gives the 5,000 units and the mechanism; the prices, the tiers
and the ten other clients with what they bear are the course's own.
"""

from kamlab.modules.concentration.model.purchase import Buyer, Purchase, Tier

CASE_ACCOUNT = "account"
CASE = Purchase(
    list_price=100.0,
    tiers=(Tier(0, 0.0), Tier(2000, 0.05), Tier(5000, 0.12), Tier(8000, 0.20)),
    buyers=(
        Buyer(CASE_ACCOUNT, 5000, 86.0),
        Buyer("1", 600, 95.0, 0.03),
        Buyer("2", 500, 95.0, 0.05),
        Buyer("3", 400, 95.0, 0.08),
        Buyer("4", 350, 95.0, 0.10),
        Buyer("5", 300, 95.0, 0.02),
        Buyer("6", 250, 95.0, 0.12),
        Buyer("7", 200, 95.0, 0.15),
        Buyer("8", 150, 95.0, 0.04),
        Buyer("9", 150, 95.0, 0.20),
        Buyer("10", 100, 95.0, 0.06),
    ),
    fixed_costs=40_000.0,
)
CASE_SHARE = 0.25  # of the dearer purchase: the best whole per cent
