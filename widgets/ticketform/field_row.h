#pragma once

#include "models/item/form_model.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QCompleter;
class QLabel;
class QLineEdit;
class QMenu;
class QPlainTextEdit;
class QToolButton;

namespace lianxin::widgets {

class ElidedLabel;

/// One field of the form: label, editor, what stands behind the value, and the words it came from.
///
/// Between the first keystroke and the model's echo of what was typed the editor belongs to the
/// person: whatever the model says then is kept for later and touches neither text nor cursor nor
/// an input method's composition.
class FieldRow : public QWidget {
    Q_OBJECT
public:
    enum class Shape { Line, Block };
    FieldRow(const QString& name, Shape shape, QWidget* parent);

    void present(const item::FormRow& row);
    void setMoreChoices(const QList<item::Choice>& choices);
    enum class Mode { Edit, ReadOnly };
    void setMode(Mode mode);

    const QString& name() const { return m_name; }
    QWidget* editor() const;
    QString text() const;
    /// A machine's guess that nobody has confirmed or typed over.
    bool isGuess() const;
    bool isEmpty() const { return text().isEmpty(); }

    /// Sends what was typed and not yet sent.
    void flush();
    /// Shows what the model says, whatever was typed.
    void forget();
    /// Confirms a guess; nothing for other values.
    void accept();
    void offerAlternatives();

Q_SIGNALS:
    void edited(const QString& field, const QString& value, const QString& display);
    void accepted(const QString& field);
    void finished(const QString& field); ///< Enter: on to the next
    void playRequested(int atMs);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeLine();
    void makeBlock();
    void makeSource();
    bool onKey(class QKeyEvent* event);
    void onTyped();
    void onEnter();
    void onFocusOut();
    void choose(const item::Choice& choice);
    item::Choice choiceFor(const QString& text) const;
    QList<item::Choice> allChoices() const;
    QString wantedText() const;
    void setLabel(const QString& label);
    void applyRow();
    void setEditorText(const QString& text);
    void refreshLook();
    void refreshNote();
    void refreshSource();
    void refreshCompletions();
    void placeNote();
    /// Whether the text does not fit beside the note while nobody is in the field.
    bool isCut(const QString& note) const;

    QString m_name;
    item::FormRow m_row;
    QList<item::Choice> m_more;
    Mode m_mode = Mode::Edit;
    QLabel* m_label;
    QLineEdit* m_line = nullptr;
    QPlainTextEdit* m_block = nullptr;
    QLabel* m_note;
    QWidget* m_source;
    ElidedLabel* m_quote;
    QToolButton* m_play;
    ElidedLabel* m_remark;
    QCompleter* m_completer = nullptr;
    QPointer<QMenu> m_menu;
    QTimer m_send;
    bool m_composing = false;
    bool m_dirty = false; ///< typed and not yet sent
    bool m_settingText = false;
    std::optional<item::Choice> m_sent; ///< sent and not yet echoed by the model
};

/// No keystroke waits longer than this before it is sent; the journal then has 50 ms to be on disk
/// within 250 ms.
inline constexpr int kSendAfterMs = 200;

} // namespace lianxin::widgets
