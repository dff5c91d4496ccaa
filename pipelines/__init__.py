"""Dateline: captured news pages in, a checked DuckDB warehouse out.

Data flows one way, and so do imports:
intake -> cleaning -> annotation (actors, quotes, events) -> linking -> warehouse -> publish.
Only `pipelines.orchestration` and `pipelines.definitions` import Dagster.
"""
