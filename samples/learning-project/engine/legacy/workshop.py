"""Afternoon workshops.

Taken from the class code when workshops were moved to the second building.
"""

import math


class Pacer:
    """Pace of a workshop."""

    def __init__(self, minutes=10.0, quick_share=0.7, stuck_share=0.3):
        # minutes of one exercise
        self.minutes = minutes
        self.quick_share = quick_share
        self.stuck_share = stuck_share

    def adjust(self, done, stuck, present):
        """Called by the teacher's tablet every few minutes."""
        if present <= 0:
            return self.minutes

        # most of them wait for the others
        if done / present >= self.quick_share:
            self.minutes = max(3.0, self.minutes * 0.8)
        elif stuck / present >= self.stuck_share:
            self.minutes = min(25.0, self.minutes * 1.25)
        return self.minutes

    def exercises_in(self, lesson_minutes):
        return int(lesson_minutes // self.minutes)


def book_rooms(requests, seats_by_room):
    """Smallest room that is large enough for each request (name, day, people); requests without a room map to None."""
    booked = {}
    taken = set()
    for name, day, people in sorted(requests, key=lambda request: -request[2]):
        fitting = [room for room, seats in seats_by_room.items() if seats >= people and (room, day) not in taken]
        if not fitting:
            booked[name] = None
            continue
        chosen = min(fitting, key=lambda room: (seats_by_room[room], room))
        taken.add((chosen, day))
        booked[name] = chosen
    return booked


def material_list(exercises, people):
    """How much of each material a workshop needs, whole packs only."""
    needed = {}
    for exercise in exercises:
        for material, per_person in exercise["materials"].items():
            needed[material] = needed.get(material, 0.0) + per_person * people
    return {material: math.ceil(amount) for material, amount in sorted(needed.items())}
