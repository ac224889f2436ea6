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

Q_SIGNALS:
    void ticketOpened(const QString& ticket);
    void redoRequested(const QString& ticket); ///< Alt 0: the newest earlier ticket again

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
