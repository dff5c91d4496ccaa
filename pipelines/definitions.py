"""The Dagster code location, nothing else."""

from pipelines.orchestration.definitions import build_definitions

defs = build_definitions()
