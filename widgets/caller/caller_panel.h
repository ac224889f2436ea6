#pragma once

#include "widgets/theme/panel.h"

namespace lianxin::item {
class CardModel;
class Facts;
class HintModel;
} // namespace lianxin::item

namespace lianxin::widgets {

class CardList;
class HintList;
class MoodCurve;

/// 来电人: earlier tickets, mood over time, hints about acceptance.
class CallerPanel : public Panel {
    Q_OBJECT
public:
    CallerPanel(item::Facts* facts, item::CardModel* history, item::HintModel* hints,
                QWidget* parent = nullptr);

    /// Alt 0 takes this one, if it is one of the caller's.
    void choose(const QString& ticket);

Q_SIGNALS:
    void currentChanged(const QString& ticket); ///< the one that Alt 0 takes, or empty
    void ticketOpened(const QString& ticket);
    void
    redoRequested(const QString& ticket); ///< Alt 0: the chosen, or newest, earlier ticket again

private:
    void refresh();
    void refreshMoods();
    void redo();
    item::Facts* m_facts;
    item::CardModel* m_history;
    CardList* m_cards;
    MoodCurve* m_curve;
    HintList* m_hints;
};

} // namespace lianxin::widgets
