-- name: quote_groups_size
-- severity: warn
-- table: quote_groups
-- means: A group has more than five quotes of one article, or more than 100 quotes: words that many say were joined.
-- do: Read the group in quote_variants; forbid the join if it is wrong.
WITH shares AS (
    SELECT quote_group_id, article_id, count(*) AS quotes
    FROM quotes
    GROUP BY ALL
)

SELECT
    quote_group_id,
    arg_max(article_id, quotes) AS article_id,
    max(quotes) AS most_in_one_article,
    sum(quotes)::BIGINT AS quotes
FROM shares
GROUP BY quote_group_id
HAVING max(shares.quotes) > 5 OR sum(shares.quotes) > 100
