imported = 2.0
set numbers plain
imported_later = 2.0
