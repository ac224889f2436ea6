#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace lianxin::windows {
class DeskWindows;
}

namespace lianxin::pictures {

/// Calls `ready` once the map has drawn itself, or after a few seconds without it.
void takeWhenDrawn(windows::DeskWindows& windows, std::function<void()> ready);
void save(QWidget& window, const QString& file);
/// Both windows, one below the other.
void saveBoth(windows::DeskWindows& windows, const QString& file);

} // namespace lianxin::pictures
