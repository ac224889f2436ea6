#pragma once

#include "models/assist/assistant.h"
#include "models/engine/city.h"

#include <QByteArray>
#include <QObject>
#include <QThreadPool>

#include <map>
#include <memory>

namespace lianxin::sources {

/// Makes the help of what the seat has: the city, and the trained models where the centre gave
/// some. Building takes longer than a person waits for a key, so it happens on another thread; what
/// was asked for last is what is handed over. All members and signals belong to the window's
/// thread.
class AssistantBuilder : public QObject {
    Q_OBJECT

public:
    /// Trained models by the name under which the centre gives them.
    static const QStringList& modelNames();

    explicit AssistantBuilder(QObject* parent = nullptr);
    ~AssistantBuilder() override;

    void setCity(std::shared_ptr<const engine::City> city);
    /// The file of a trained model; empty: none. Built anew only where it differs.
    void setModel(const QString& name, const QByteArray& file);

Q_SIGNALS:
    void built(const std::shared_ptr<const lianxin::assist::Assistant>& assistant);
    /// A model that cannot be read: help works without it.
    void refused(const QString& name, const QString& code);

private:
    void build();

    std::shared_ptr<const engine::City> m_city;
    std::map<QString, QByteArray> m_models;
    int m_wanted = 0; ///< which building was asked for last
    QThreadPool m_pool;
};

} // namespace lianxin::sources
