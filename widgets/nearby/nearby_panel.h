#pragma once

#include "widgets/theme/panel.h"

namespace lianxin::item {
class CardModel;
}

namespace lianxin::widgets {

class CardList;

/// 附近与重复: tickets near the pin, likeliest first. Alt M merges with the chosen (or likeliest)
/// one, Alt C compares.
class NearbyPanel : public Panel {
    Q_OBJECT
public:
    explicit NearbyPanel(item::CardModel* nearby, QWidget* parent = nullptr);

Q_SIGNALS:
    void mergeRequested(const QString& ticket);
    void compareRequested(const QString& ticket);
    void ticketOpened(const QString& ticket);

private:
    void refresh();
    void request(const QString& what, const QString& ticket);
    item::CardModel* m_nearby;
    CardList* m_list;
};

} // namespace lianxin::widgets
