//! Dateline's page: the view of a dossier. Knows the core only through its model.
