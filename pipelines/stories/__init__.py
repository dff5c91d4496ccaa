"""Stories: the versions of one article, the articles of one story, and the dates that a story gives its articles."""
