# Imported by own_globals.mg: the importer's names are not visible here.
let counter = 1
def get_counter() = counter
