package io.github.mqscope.log;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// Has every [System.Logger] of this process, also those of the JDK and the toolkit, write into [Log].
public final class FileLoggers extends System.LoggerFinder {
    /// Made by the JDK.
    public FileLoggers() {}

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new FileLogger(name);
    }

    private record FileLogger(String name) implements System.Logger {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return Log.takes(level);
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String text, @Nullable Throwable thrown) {
            if (isLoggable(level)) {
                Log.write(level, name, String.valueOf(text), thrown);
            }
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... values) {
            if (isLoggable(level)) {
                String text = String.valueOf(format);
                boolean plain = values == null || values.length == 0;
                Log.write(level, name, plain ? text : filled(text, values), null);
            }
        }

        private static String filled(String format, @Nullable Object... values) {
            try {
                return MessageFormat.format(format, values);
            } catch (IllegalArgumentException noFormat) {
                return format;
            }
        }
    }
}
