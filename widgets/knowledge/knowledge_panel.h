#pragma once

#include "widgets/theme/panel.h"

class QLineEdit;

namespace lianxin::item {
class AnswerModel;
class CardModel;
class GuideModel;
} // namespace lianxin::item

namespace lianxin::widgets {

class AnswerList;
class CardList;
class GuideView;

/// 知识推荐: the guide that fits, answers big enough to read aloud, then similar tickets. Alt B
/// opens the guide, Alt 1–9 use an answer or quote a ticket, Ctrl K searches, Alt V asks who was
/// given an older version of the answer in front.
class KnowledgePanel : public Panel {
    Q_OBJECT
public:
    KnowledgePanel(item::GuideModel* guide, item::AnswerModel* answers, item::CardModel* similar,
                   QWidget* parent = nullptr);

    GuideView* guide() const { return m_guide; }

    /// Back to what the talk suggests, as Esc does: another call has come.
    void endSearch();

Q_SIGNALS:
    void answerUsed(const QString& entry, int version);
    void similarQuoted(const QString& ticket);
    void ticketOpened(const QString& ticket);
    void givenRequested(const QString& entry, const QString& title);
    void searched(const QString& words); ///< empty: back to what the talk suggests

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeActions();
    void makeSearch();
    void useAnswer(int row);
    void useNumbered(int n);
    item::AnswerModel* m_answers;
    item::CardModel* m_similar;
    GuideView* m_guide;
    AnswerList* m_answerList;
    CardList* m_similarList;
    QLineEdit* m_search;
};

} // namespace lianxin::widgets
