#pragma once

#include <QFrame>
#include <QPointer>

class QAction;
class QHBoxLayout;
class QLabel;

namespace lianxin::item {
class GuideModel;
}

namespace lianxin::widgets {

class GuideKeys;
class Pill;

/// 分步答询 above the answers: folded, one line says which guide fits; open, the question stands
/// there big enough to read aloud with its keys below. Alt B opens it and gives it the focus; there
/// digits choose, ← goes a step back, Enter puts the category that was found on the form, and Esc
/// folds it and returns to where one was.
class GuideView : public QFrame {
    Q_OBJECT
public:
    explicit GuideView(item::GuideModel* guide, QWidget* parent = nullptr);

    /// Opens the guide, if there is one, and takes the focus.
    void enter();

Q_SIGNALS:
    void opened();
    void folded();
    void keyChosen(const QString& node, int option);
    void steppedBack();
    void categoryTaken(const QString& code, const QString& words);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void makeLayout();
    void makeFoot(QHBoxLayout* foot);
    void refresh();
    void choose(int row);
    void stepBack();
    void take();
    void fold();
    item::GuideModel* m_guide;
    QLabel* m_title;
    Pill* m_pill;
    QLabel* m_path;
    QLabel* m_sentence;
    GuideKeys* m_keys;
    Pill* m_end;
    QAction* m_open;
    QAction* m_take;
    QAction* m_back;
    QAction* m_fold;
    QPointer<QWidget> m_before; ///< had the focus when it was opened
};

} // namespace lianxin::widgets
