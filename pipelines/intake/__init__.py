"""Intake: captured pages come in from files and folders, and their bytes are kept for good."""

from pipelines.intake.take_in import Intake, Manifest, Sighting, read_manifest, take_in

__all__ = ["Intake", "Manifest", "Sighting", "read_manifest", "take_in"]
