### moderation
