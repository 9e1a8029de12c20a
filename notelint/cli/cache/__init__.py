"""What earlier runs found out about a vault, kept in the user's folder of caches.

Nothing of it is needed: a cache that is old, broken or locked is as good as none.
It lies outside of the notes' folder because it is read with ``pickle``, which trusts what it reads.
"""
