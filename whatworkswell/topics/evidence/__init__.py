"""The evidence on the Leading Teachers programme: tables, charts and what follows from them."""
