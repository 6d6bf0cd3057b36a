"""Starts the stand-in for MongoDB with one fault of SecantusDB 0.7.0b3 mended.

Its `create_collection` takes the lock of the whole store and then waits for the row of the collection. Whoever writes the first document of that collection has the row
and waits for the lock of the store: from then on nobody is answered. Here the lock of the collection comes first, as in every other write.
"""

import functools
import sys

from secantus.cli import main
from secantus.storage import Storage

create_collection = Storage.create_collection


@functools.wraps(create_collection)
def collection_first(self, db, coll, options=None):
    with self._coll_lock(db, coll):
        return create_collection(self, db, coll, options)


Storage.create_collection = collection_first

sys.exit(main())
