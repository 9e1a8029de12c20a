"""What a Docusaurus site makes of its files: dialects, static files, routes, anchors."""

from notelint.docusaurus.anchors import Anchors, anchors
from notelint.docusaurus.components import provided_components
from notelint.docusaurus.config import SiteConfig
from notelint.docusaurus.contents import Content
from notelint.docusaurus.site import Site, SiteSettings, find_sites
from notelint.docusaurus.viewpoint import SiteViewpoint

__all__ = [
    "Anchors",
    "Content",
    "Site",
    "SiteConfig",
    "SiteSettings",
    "SiteViewpoint",
    "anchors",
    "find_sites",
    "provided_components",
]
