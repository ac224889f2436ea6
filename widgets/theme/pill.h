#pragma once

#include <QLabel>

namespace lianxin::widgets {

enum class Tone {
    Neutral,
    Blue,
    Violet,
    Green,
    Amber,
    Red,
    OnBar,
    GreenSolid,
    AmberSolid,
    RedSolid,
    BlueSolid
};

/// A short word on a coloured ground. Hidden while it has no words.
class Pill : public QLabel {
    Q_OBJECT
public:
    explicit Pill(QWidget* parent = nullptr);
    void say(const QString& words, Tone tone);
};

} // namespace lianxin::widgets
