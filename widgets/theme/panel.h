#pragma once

#include <QFrame>
#include <QList>

class QHBoxLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace lianxin::widgets {

class ElidedLabel;

/// A white panel: title, quiet subtitle and key hints above, a body below.
class Panel : public QFrame {
    Q_OBJECT
public:
    explicit Panel(const QString& title, QWidget* parent = nullptr);

    void setSubtitle(const QString& text);
    QString subtitle() const;
    /// Whether a key only looks (find, search in what stands there) or changes the call or ticket.
    enum class KeyFor { Reading, Acting };
    /// `keys` on a cap, then what it does, at the right of the title; later ones stand further
    /// right.
    void addKeyHint(const QString& keys, const QString& words, KeyFor use = KeyFor::Acting);
    /// In a replay: what acts goes, with its keys; what reads stays.
    void setReadOnly();
    QVBoxLayout* body() const { return m_body; }

private:
    ElidedLabel* m_subtitle;
    QHBoxLayout* m_head;
    QVBoxLayout* m_body;
    QList<QWidget*> m_actingHints;
};

/// A label of plain text with a role of the style sheet (`caption`, `small`, `title` …).
QLabel* makeLabel(const QString& text, const char* role, QWidget* parent);
/// The same, wrapping.
QLabel* makeWrapping(const QString& text, const char* role, QWidget* parent);
/// A second heading inside a panel; `subtitle` may be empty.
QWidget* sectionHead(const QString& title, const QString& subtitle, QWidget* parent);
/// A vertical scroll area without a frame around `content`.
QScrollArea* scrolling(QWidget* content, QWidget* parent);
/// A line of 1 px across.
QWidget* ruler(QWidget* parent);

} // namespace lianxin::widgets
