#pragma once

#include <QLabel>

namespace lianxin::widgets {

/// A key drawn as a key: `Alt 1`, `F12`, `Ctrl ↵`.
class KeyCap : public QLabel {
    Q_OBJECT
public:
    explicit KeyCap(const QString& keys, QWidget* parent = nullptr);
};

/// `Alt+1` → `Alt 1`, `Ctrl+Return` → `Ctrl ↵`, `Alt+Down` → `Alt ↓`.
QString keyText(const class QKeySequence& keys);

} // namespace lianxin::widgets
