package io.github.mqscope.ui.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of one package of the window, from the `words.properties` beside its css.
///
/// A pattern is one of [java.text.MessageFormat], so a lone apostrophe is written twice. A key that is missing is a
/// defect and says so at once, in the window and in the test that compares sources and bundles.
public final class Words {
    private final ResourceBundle bundle;

    private Words(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /// The words of the package that a class is in.
    public static Words of(Class<?> type) {
        String name = type.getPackageName() + ".words";
        return new Words(ResourceBundle.getBundle(name, Locale.getDefault(), type.getModule()));
    }

    /// The words of a key, with its numbered places filled in.
    /// @throws java.util.MissingResourceException if the bundle has no such key
    public String get(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
    }
}
