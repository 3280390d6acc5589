/// mqscope: an inspector for the POSIX message queues of a Linux machine.
module io.github.mqscope {
    requires static transitive org.jspecify;
    requires com.sun.jna;
    requires info.picocli;
    requires com.fasterxml.jackson.annotation;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires javafx.base;
    requires javafx.controls;
    requires javafx.graphics;
    requires org.controlsfx.controls;
    requires atlantafx.base;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.feather;

    opens io.github.mqscope.cli to
            info.picocli;

    // Their records are what an agent tells and is asked.
    opens io.github.mqscope.agent to
            tools.jackson.databind;
    opens io.github.mqscope.model to
            tools.jackson.databind;
    opens io.github.mqscope.model.failure to
            tools.jackson.databind;
    opens io.github.mqscope.model.history to
            tools.jackson.databind;
    opens io.github.mqscope.model.peek to
            tools.jackson.databind;
    opens io.github.mqscope.model.queue to
            tools.jackson.databind;
    opens io.github.mqscope.model.template to
            tools.jackson.databind;
    opens io.github.mqscope.model.trace to
            tools.jackson.databind;
    opens io.github.mqscope.space to
            tools.jackson.databind;

    provides System.LoggerFinder with
            io.github.mqscope.log.FileLoggers;

    exports io.github.mqscope.log; // Two exceptions of sys and mqueue are of a type of it.
    exports io.github.mqscope.model.failure; // What mqueue gives and throws.
    exports io.github.mqscope.model.queue;
    exports io.github.mqscope.mqueue;
    exports io.github.mqscope.sys;
    // JavaFX makes the Application by reflection.
    exports io.github.mqscope.ui to
            javafx.graphics;
}
