"""Roster of a term, as the old exporter wrote it."""

def read_roster(path):
    rows = []
    with open(path) as handle:
        for line in handle:
            name, level = line.strip().split(";")
            rows.append({"name": name, "level": int(level)})
    return rows

def write_roster(path, rows:
    with open(path, "w") as handle:
        for row in sorted(rows, key=lambda entry: entry["name"]):
            handle.write(f"{row['name']};{row['level']}\n")
