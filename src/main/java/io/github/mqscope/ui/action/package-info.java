/// Everything that can be done in the window, in one registry: menus, the palette, the shortcut sheet and
/// context menus are made from it. FX thread. It knows no screen: screens add what they can do.
@NullMarked
package io.github.mqscope.ui.action;

import org.jspecify.annotations.NullMarked;
