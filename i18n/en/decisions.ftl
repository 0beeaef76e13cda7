### decisions
