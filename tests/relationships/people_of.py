"""Small circles to compute with: the six of the paper case, and networks of any size."""

from datetime import date

from kamlab.company.people import Acquaintance, Circle, Contact

DAY = date(2026, 11, 19)


def tie(ours, theirs, depth, *days):
    return Acquaintance(ours, theirs, depth, tuple(sorted(days or (DAY,))))


def paper(*, anna_knows_vera=False):
    """Return the case of the lesson: Vera decides, Boris knows Gleb well and Egor a little."""
    theirs = (
        Contact("vera", "Vera", account="V", role="decides", influence=5),
        Contact("gleb", "Gleb", account="V", influence=3, boss="vera"),
        Contact("dina", "Dina", account="V", influence=3, boss="vera"),
        Contact("egor", "Egor", account="V", influence=1, boss="gleb"),
    )
    ties = [tie("boris", "gleb", 3), tie("boris", "egor", 1)]
    ties += [tie("anna", "vera", 1)] if anna_knows_vera else []
    return Circle("V", theirs, (Contact("anna", "Anna", floor="D"), Contact("boris", "Boris", floor="S")), tuple(ties))


def large(count, name="Имя {}"):
    """Return a client of ``count`` people in a tree, three below each, and as many of ours."""
    theirs = tuple(
        Contact(
            f"t{at}",
            name.format(at),
            "должность",
            account="V",
            floor="DHSW"[min(at // 5, 3)],
            function=("pr", "pd", "lg", "ql", "fn")[at % 5],
            role="decides" if at == 0 else "",
            influence=at % 5 + 1,
            support=at % 5 - 2,
            state="confirmed",
            boss=f"t{(at - 1) // 3}" if at else "",
        )
        for at in range(count)
    )
    ours = tuple(Contact(f"o{at}", name.format(f"наш {at}"), floor="S", function="pr") for at in range(count))
    ties = tuple(tie(f"o{at}", f"t{(at * 7) % count}", at % 3 + 1) for at in range(count))
    return Circle("V", theirs, ours, ties)
