### calendar
