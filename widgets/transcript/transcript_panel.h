#pragma once

#include "widgets/theme/panel.h"

class QLineEdit;
class QListView;

namespace lianxin::item {
class Facts;
class TranscriptModel;
} // namespace lianxin::item

namespace lianxin::widgets {

class TranscriptDelegate;

/// 通话记录: what is being said, with the words that fields came from; the coaching strip below. It
/// keeps to the newest words unless the reader has scrolled away. Ctrl F finds, Ctrl E corrects the
/// chosen (or newest) utterance.
class TranscriptPanel : public Panel {
    Q_OBJECT
public:
    TranscriptPanel(item::TranscriptModel* transcript, item::Facts* facts,
                    QWidget* parent = nullptr);

    /// Brings an utterance into view and chooses it.
    void revealUtterance(int utterance);
    QListView* view() const { return m_view; }

Q_SIGNALS:
    void corrected(int utterance, const QString& text);
    void playRequested(int atMs); ///< a double click or Enter on an utterance: since the offer

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeView();
    void makeFindBar();
    void openFind();
    void closeFind();
    /// Goes to the next utterance with the sought words after the chosen one, round the end.
    void findNext();
    void refreshFound();
    void correctChosen();
    void followNewest();
    void showLit();
    void refreshEmpty();

    item::TranscriptModel* m_transcript;
    QListView* m_view;
    TranscriptDelegate* m_delegate;
    QWidget* m_findBar;
    QLineEdit* m_findEdit;
    QLabel* m_found;
    QLabel* m_empty;
    bool m_following = true;
    int m_litRow = -1;
};

} // namespace lianxin::widgets
