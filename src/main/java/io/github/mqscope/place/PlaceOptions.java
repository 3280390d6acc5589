package io.github.mqscope.place;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The options before a command that say where it is to run.
///
/// @param place where
/// @param rest  the other words, in their order, as bytes
public record PlaceOptions(Place place, List<byte[]> rest) {
    private static final String LOG = "--log";

    /// Parses the words up to the command.
    /// @throws WrongPlaceException in words, for an option without its value or given twice
    public static PlaceOptions of(List<byte[]> words) throws WrongPlaceException {
        Parser parser = new Parser(words);
        while (parser.hasOption()) {
            parser.option();
        }
        Place place = new Place(parser.host, parser.asRoot, parser.inside);
        List<byte[]> rest = new ArrayList<>(parser.kept);
        rest.addAll(words.subList(parser.at, words.size()));
        if (place.host().isPresent() && !parser.kept.isEmpty()) {
            throw new WrongPlaceException(LOG + " and " + Place.ON + " cannot be combined: the log would be there");
        }
        return new PlaceOptions(place, rest);
    }

    private static final class Parser {
        private final List<byte[]> words;
        private final List<byte[]> kept = new ArrayList<>();
        private Optional<String> host = Optional.empty();
        private Optional<String> inside = Optional.empty();
        private boolean asRoot;
        private int at;

        private Parser(List<byte[]> words) {
            this.words = words;
        }

        private boolean hasOption() {
            return at < words.size()
                    && (Place.isOption(word(at)) || name(word(at)).equals(LOG));
        }

        private void option() throws WrongPlaceException {
            int from = at;
            String name = name(word(at));
            switch (name) {
                case Place.ON -> host = once(name, host);
                case Place.IN -> inside = once(name, inside);
                case Place.AS_ROOT -> {
                    if (!word(at).equals(name)) {
                        throw new WrongPlaceException(name + " takes no value");
                    }
                    asRoot = true;
                    at++;
                }
                default -> {
                    value(name);
                    kept.addAll(words.subList(from, at));
                }
            }
        }

        private String word(int index) {
            return new String(words.get(index), StandardCharsets.UTF_8);
        }

        private static String name(String word) {
            return word.split("=", 2)[0];
        }

        private Optional<String> once(String name, Optional<String> before) throws WrongPlaceException {
            if (before.isPresent()) {
                throw new WrongPlaceException(name + " is given twice");
            }
            return Optional.of(value(name));
        }

        private String value(String name) throws WrongPlaceException {
            String word = word(at++);
            if (word.contains("=")) {
                word = word.substring(name.length() + 1);
            } else {
                word = at < words.size() ? word(at++) : "";
            }
            if (word.isEmpty() || word.startsWith("-")) {
                throw new WrongPlaceException(name + " wants a value");
            }
            return word;
        }
    }
}
