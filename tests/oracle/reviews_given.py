"""Who reviewed what on which day (the definitions, s4)."""

from forge import is_human


def review_days(world, begin, end):
    """{(person, repository, request, day)} of [begin, end): no author's own, no machine's, no comment in the conversation."""
    found = set()
    for request in world.requests:
        for event in request.events:
            if (event.is_review and is_human(event.by) and event.by != request.author
                    and begin <= event.at < end):
                found.add((event.by, request.repository, request.id, world.clock.date(event.at)))
    return found
