set numbers plain
again = 2.0
