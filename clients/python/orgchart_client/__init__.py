"""Client of OrgChart, the open org-chart server: who works where."""

from . import models
from ._client import OrgChartClient
from ._problem import ProblemError
from ._retry import Retry
from ._tokens import ClientCredentials, Credentials, PasswordCredentials, TokenCredentials
from ._transport import Download, Versioned

__all__ = ["ClientCredentials", "Credentials", "Download", "OrgChartClient", "PasswordCredentials", "ProblemError", "Retry", "TokenCredentials", "Versioned", "models"]
