"""Who writes in this notebook, the dated thresholds, and the comfort of this laptop."""


from cad.domain.organisation import Adviser
from cad.store.work import Work


def own_organisation(work: Work) -> str:
    """The id of the organisation of who writes; "" while they have not said who they are."""
    return work.get(Adviser, work.by).organisation if work.by else ""
