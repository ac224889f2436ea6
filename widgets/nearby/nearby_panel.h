#pragma once

#include "widgets/theme/panel.h"

namespace lianxin::item {
class CardModel;
class TopicNote;
} // namespace lianxin::item

namespace lianxin::widgets {

class Card;
class CardList;

/// 附近与重复: the hot topic this matter belongs to, if there is one, and the tickets near the pin,
/// likeliest first. Alt M merges with the chosen (or likeliest) one while it is acted on, Alt C
/// compares, Alt H shows the topic's tickets, or all hot topics where the matter belongs to none.
class NearbyPanel : public Panel {
    Q_OBJECT
public:
    NearbyPanel(item::CardModel* nearby, item::TopicNote* topic, QWidget* parent = nullptr);

    /// The caller's earlier ticket that Alt 0 does again.
    void setRedone(const QString& ticket);

Q_SIGNALS:
    void ticketChosen(const QString& ticket); ///< its keys are meant from now on
    void mergeRequested(const QString& ticket);
    void redoRequested(const QString& ticket);
    void compareRequested(const QString& ticket);
    void ticketOpened(const QString& ticket);
    void topicRequested(const QString& topic);
    void topicsRequested();

private:
    void makeActions();
    void refresh();
    void refreshTopic();
    void request(const QString& what, const QString& ticket);
    void requestTopic();
    item::CardModel* m_nearby;
    item::TopicNote* m_topic;
    Card* m_topicCard;
    CardList* m_list;
};

} // namespace lianxin::widgets
