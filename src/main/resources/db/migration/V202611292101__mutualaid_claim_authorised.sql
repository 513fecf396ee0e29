-- 委托书. Whether whoever acted for the claimant said that their authorisation, or an heir's proof, is among the papers.
ALTER TABLE mutualaid_claim ADD COLUMN agent_authorised boolean NOT NULL DEFAULT false;
ALTER TABLE mutualaid_claim ADD CONSTRAINT mutualaid_claim_authorised CHECK (NOT agent_authorised OR agent_name <> '');
