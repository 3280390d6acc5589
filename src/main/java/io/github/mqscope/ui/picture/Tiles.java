package io.github.mqscope.ui.picture;

import io.github.mqscope.ui.Places;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The messages of a queue in receive order, with what is asked of all of them found out beforehand: whoever draws them
/// looks at no more than he draws. Immutable, made by any thread.
public final class Tiles {
    private static final long FACTOR = 0x9E3779B97F4A7C15L; // Odd, and its bits are spread.

    private final List<Tile> tiles;
    private final Places places;
    private final Map<Band, Integer> bands = new EnumMap<>(Band.class);
    private final long fingerprint; // Of the identities in their order.

    private Tiles(List<Tile> tiles) {
        this.tiles = tiles;
        this.places = new Places(tiles.size(), i -> tiles.get(i).identity());
        long print = tiles.size();
        for (Tile tile : tiles) {
            bands.merge(tile.band(), 1, Integer::sum);
            print = print * FACTOR + tile.identity();
        }
        this.fingerprint = print;
    }

    /// @param tiles not to be changed
    public static Tiles of(List<Tile> tiles) {
        return new Tiles(tiles);
    }

    /// All of them.
    List<Tile> all() {
        return tiles;
    }

    /// The place of a message, empty where it is not among them.
    OptionalInt placeOf(long identity) {
        int place = places.of(identity);
        return place < 0 ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /// How many there are of each band.
    Map<Band, Integer> bands() {
        return Collections.unmodifiableMap(bands);
    }

    /// Whether they are the same messages in the same order.
    boolean isLike(Tiles others) {
        return fingerprint == others.fingerprint;
    }
}
