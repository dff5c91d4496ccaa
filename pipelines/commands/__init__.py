"""One module a command. Each imports the stages that it needs when it runs: `dateline sql` need not load Dagster."""
