"""The Dagster shell: assets, checks, job, schedule and sensor over the plain functions of the other rooms.

No extraction logic here, and no Dagster import anywhere else (but `pipelines.definitions`). The modules that define
assets and sensors do without `from __future__ import annotations`: Dagster reads the annotations themselves.
"""
